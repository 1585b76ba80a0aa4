import { describePeople } from '../../contracts/people.js'
import { onEachEngine } from './engines.js'

onEachEngine(describePeople)
