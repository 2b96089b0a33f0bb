import "server-only"
import { z } from "zod"
import { db } from "@/lib/db/client"
import type { Prisma } from "@/lib/generated/prisma/client"
import { QuestionDefinition } from "@/lib/model/codebook/questions/definition"
import { JudgeKind, Level, VariableKind } from "@/lib/model/judgement"
import { Block, type Message, Role } from "@/lib/model/transcript"

// The events of importing a study, read back from the database in the order in which they came.

const PAGE = 100

const Strings = z.record(z.string(), z.string())
const Dictionary = z.record(z.string(), z.unknown())

/** Lines of the export, header first; each a JSON value that `lib/importers/exhibit` reads. */
export async function* exportStudy(slug: string): AsyncIterable<unknown> {
  const { id, title, description, headline } = await db().study.findUniqueOrThrow({ where: { slug } })
  yield { exhibit: 1, study: { slug, title, description, headline } }
  const runs = await db().run.findMany({
    where: { studyId: id },
    include: { warnings: { orderBy: { id: "asc" } } },
    orderBy: { id: "asc" },
  })
  yield* exportQuestions(id)
  const variables = await db().variable.findMany({ where: { studyId: id }, include: asked })
  const exported = variables.map((variable) => exportVariable(variable))
  const loose = await db().importWarning.findMany({
    where: { studyId: id, runId: null },
    orderBy: { id: "asc" },
  })
  for (const warning of loose) yield exportWarning(warning)
  for (const run of runs) {
    const { identity, format, file, sha256, status, error, statedTotal, sourceCreatedAt, citation } = run
    const optional = { error, statedTotal, createdAt: sourceCreatedAt, citation }
    const own = {
      identity,
      title: run.title,
      format,
      file,
      sha256,
      status,
      settings: Dictionary.parse(run.settings),
    }
    yield { type: "run", run: { ...own, ...present(optional) } }
    yield* exportCells(run.id, exported)
    yield* exportTranscripts(run.id)
    for (const warning of run.warnings) yield exportWarning(warning)
  }
  yield* exportDetectors(id)
}

/** Before the runs, whose labels speak of them. Queues stay behind: they are of people with an account. */
async function* exportQuestions(studyId: number) {
  const questions = await db().question.findMany({
    where: { studyId },
    include: { versions: { orderBy: { version: "asc" } } },
    orderBy: [{ ordinal: "asc" }, { id: "asc" }],
  })
  for (const { key, archivedAt, versions } of questions)
    yield {
      type: "question",
      question: {
        ...{ key, archived: archivedAt !== null },
        versions: versions.map(({ version, definition, note, author, createdAt }) => ({
          ...{ version, definition: QuestionDefinition.parse(definition), note, author },
          createdAt: createdAt.toISOString(),
        })),
      },
    }
}

async function* exportDetectors(studyId: number) {
  const detectors = await db().detector.findMany({
    where: { judge: { studyId } },
    include: { judge: true, variable: { include: asked } },
    orderBy: { id: "asc" },
  })
  for (const { name, version, definition, hit, miss, variable, judge } of detectors) {
    const own = { name, version, definition, hit, miss }
    yield {
      type: "detector",
      detector: { ...own, variable: exportVariable(variable), judge: exportJudge(judge) },
    }
  }
}

/** A record that was rejected is not rejected again: it is a remark on what the source had. */
function exportWarning(warning: { file: string; place: string; message: string; rejected: boolean }) {
  const { file, place, rejected } = warning
  const message = rejected ? `was rejected: ${warning.message}` : warning.message
  return { type: "warning", warning: { file, where: place, message, rejected: false } }
}

async function* exportCells(runId: number, variables: ReturnType<typeof exportVariable>[]) {
  const cells = await db().cell.findMany({
    where: { runId, n: { gt: 0 } },
    include: { model: true, condition: true },
    orderBy: { id: "asc" },
  })
  for (const { model, condition, values, n } of cells) {
    const parsed = Strings.parse(values)
    const own = variables.filter(({ key }) => key in parsed)
    const cell = { model: exportModel(model), factors: Strings.parse(condition.factors), values: parsed }
    yield { type: "cell", cell: { ...cell, variables: own, n, where: "export" } }
  }
}

const asked = { asked: { select: { key: true } } } as const
const body = { select: { role: true, text: true, blocks: true } } as const
const include = {
  model: true,
  condition: { include: { prompts: { include: { body }, orderBy: { ordinal: "asc" } } } },
  messages: { include: { body }, orderBy: { ordinal: "asc" } },
  judgements: {
    include: {
      ...{ variable: { include: asked }, judge: true, evidence: { orderBy: { id: "asc" } } },
      questionVersion: { select: { version: true, question: { select: { key: true } } } },
    },
    orderBy: { id: "asc" },
  },
  comments: { orderBy: { id: "asc" } },
} satisfies Prisma.TranscriptInclude

async function* exportTranscripts(runId: number) {
  for (let after = 0n; ; ) {
    const where = { runId, id: { gt: after } }
    const page = await db().transcript.findMany({ where, include, orderBy: { id: "asc" }, take: PAGE })
    for (const row of page) yield { type: "transcript", transcript: exportTranscript(row) }
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}

function exportTranscript(row: Prisma.TranscriptGetPayload<{ include: typeof include }>) {
  const { limit, stopReason, startedAt, excluded } = row
  return {
    ...{ uuid: row.sourceUuid, sampleId: row.sampleId, epoch: row.epoch, model: exportModel(row.model) },
    condition: {
      factors: Strings.parse(row.condition.factors),
      prompts: row.condition.prompts.map((prompt) => exportMessage(prompt.body, null)),
    },
    messages: row.messages.map((message) => exportMessage(message.body, message.sourceId)),
    judgements: row.judgements.map(({ variable, judge, level, number, text, evidence, ...judgement }) => ({
      variable: exportVariable(variable),
      judge: exportJudge(judge),
      value: level ?? number ?? text,
      ...present({
        failure: judgement.failure,
        explanation: judgement.explanation,
        judgedAt: judgement.judgedAt,
      }),
      ...(judgement.unsure ? { unsure: true } : {}),
      ...(judgement.questionVersion ? { asked: exportVersion(judgement.questionVersion) } : {}),
      evidence: evidence.map(({ message, start, end }) => ({ message, at: [start, end] })),
    })),
    comments: row.comments.map(({ author, text, writtenAt, message, start, end }) => ({
      ...{ author, text, ...present({ writtenAt }) },
      ...(message === null ? {} : { span: { message, at: [start, end] } }),
    })),
    ...{ failed: row.failed, ...present({ limit, stopReason, startedAt, excluded }) },
    ...{ metadata: Dictionary.parse(row.metadata), where: row.place },
  }
}

function exportVersion({ version, question }: { version: number; question: { key: string } }) {
  return { question: question.key, version }
}

function exportMessage(
  stored: { role: string; text: string; blocks: unknown },
  sourceId: string | null,
): Message {
  const message = {
    role: Role.parse(stored.role),
    text: stored.text,
    blocks: z.array(Block).parse(stored.blocks),
  }
  return sourceId === null ? message : { ...message, sourceId }
}

function exportJudge(judge: {
  kind: string
  name: string
  rank: number
  model: string | null
  version: string | null
  prompt: string | null
}) {
  const { kind, name, rank, model, version, prompt } = judge
  return { ...{ kind: JudgeKind.parse(kind), name, rank }, ...present({ model, version, prompt }) }
}

function exportModel({
  name,
  canonical,
  provider,
}: {
  name: string
  canonical: string
  provider: string | null
}) {
  return { name, ...(canonical === name ? {} : { standsFor: canonical }), ...present({ provider }) }
}

function exportVariable(variable: {
  key: string
  kind: string
  label: string | null
  question: string | null
  levels: unknown
  imported: boolean
  asked: { key: string } | null
  questionLevel: string | null
}) {
  const { key, label, question } = variable
  const levels = z.array(Level).parse(variable.levels)
  const own = variable.imported ? {} : { imported: false }
  const link = variable.asked && {
    asked: { question: variable.asked.key, ...present({ level: variable.questionLevel }) },
  }
  const kind = VariableKind.parse(variable.kind)
  return { key, kind, ...present({ label, question }), levels, ...own, ...link }
}

/** The entries that have a value. */
function present(values: Record<string, string | number | null>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  )
}
