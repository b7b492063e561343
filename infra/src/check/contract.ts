import type { JsonRecord } from '#infra/json.ts'
import type { Topology } from '#infra/topology.ts'
import type { Check, Finding } from './finding.ts'
import { alarmsGoOffInTime, alarmsHearWhatIsMeasured, theDashboardShows } from './looks/alarms.ts'
import { buildsRunWhereTheyCan } from './looks/builds.ts'
import { careIsTaken, outputsLeadSomewhere } from './looks/care.ts'
import { answersBelongTogether, conditionsMeanWhatTheySay } from './looks/conditions.ts'
import { releasesReachTheNodes } from './looks/deployment.ts'
import { theFleetHoldsTogether, updatesRoll } from './looks/fleet.ts'
import {
  doorsAreCounted,
  nothingBeginsTooEarly,
  theRangeThatIsLetIn,
  theWayOutIsWhole,
} from './looks/network.ts'
import { machinesAreSafe, theFirstBootIsOurs } from './looks/nodes.ts'
import { thePartsAreThere } from './looks/parts.ts'
import { thePipelineIsSet, theStagesFollow } from './looks/pipeline.ts'
import { nothingIsAddedUnseen } from './looks/properties.ts'
import { questionsAreGrouped, questionsAreSound } from './looks/questions.ts'
import {
  everyNameLeadsSomewhere,
  nothingIsAskedInVain,
  nothingWaitsForItself,
  theFormIsKnown,
} from './looks/references.ts'
import { policiesAreWritten, rolesMayWhatTheyDo, rolesTrustWhoTakesThem } from './looks/roles.ts'
import { clocksGoRight, rulesHearWhatTheyMust, theCommitIsPinned } from './looks/rules.ts'
import { releasesArePrivate, secretsAndWordsAreSafe } from './looks/storage.ts'
import { tablesAreTheServers, thereAreFiveTables } from './looks/tables.ts'
import { readScene } from './read-scene.ts'
import { answers, type SceneName } from './scene.ts'

/** Everything that is looked at, and that no schema knows. */
export const checks: readonly Check[] = [
  theFormIsKnown,
  everyNameLeadsSomewhere,
  nothingIsAskedInVain,
  nothingWaitsForItself,
  thePartsAreThere,
  nothingIsAddedUnseen,
  questionsAreSound,
  questionsAreGrouped,
  conditionsMeanWhatTheySay,
  answersBelongTogether,
  thereAreFiveTables,
  tablesAreTheServers,
  releasesArePrivate,
  secretsAndWordsAreSafe,
  theWayOutIsWhole,
  nothingBeginsTooEarly,
  doorsAreCounted,
  theRangeThatIsLetIn,
  machinesAreSafe,
  theFirstBootIsOurs,
  theFleetHoldsTogether,
  updatesRoll,
  rolesTrustWhoTakesThem,
  rolesMayWhatTheyDo,
  policiesAreWritten,
  thePipelineIsSet,
  theStagesFollow,
  buildsRunWhereTheyCan,
  releasesReachTheNodes,
  rulesHearWhatTheyMust,
  clocksGoRight,
  theCommitIsPinned,
  alarmsHearWhatIsMeasured,
  alarmsGoOffInTime,
  theDashboardShows,
  careIsTaken,
  outputsLeadSomewhere,
]

/** Every finding of the contract about a template, once, whatever answers show it. */
export function contractFindings(template: JsonRecord, topology: Topology): Finding[] {
  const scenes = sceneNames.map((name) => readScene(template, topology, name))
  const found = scenes.flatMap((scene) => checks.flatMap((check) => check.look(scene)))
  return [...new Map(found.map((one) => [`${one.resource} ${one.says}`, one])).values()]
}

const sceneNames = Object.keys(answers).filter((name): name is SceneName => name in answers)
