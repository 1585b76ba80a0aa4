import { describeTeams } from '../../contracts/teams.js'
import { onEachEngine } from './engines.js'

onEachEngine(describeTeams)
