import { describeInstallations } from '../../contracts/installation-stores.js'
import { onEachEngine } from './engines.js'

onEachEngine(describeInstallations)
