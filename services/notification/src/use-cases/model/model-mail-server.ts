import type { HandOver } from "../../domain/smtp-outcome.ts";
import type { AlertMail, ComposeMail } from "../compose-mail.ts";
import type { MailTransport } from "../mail-transport.ts";
import type { Faults } from "./fault.ts";
import type { Random, Scheduler } from "./scheduler.ts";

/** A vacancy that reached a candidate. */
export interface Delivered {
  readonly candidateId: string;
  readonly vacancyId: string;
  readonly epoch: number;
  readonly rowId: string;
  readonly step: number;
}

interface Options {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly faults: Faults;
  readonly isCalm: () => boolean;
}

interface Fate {
  readonly share: number;
  readonly before?: HandOver;
  readonly arrives: boolean;
  readonly after?: HandOver;
}

const accepted: HandOver = { kind: "accepted", response: "250 ok" };
/** What can become of a message, and how often: refused at the envelope, or after the bytes with or without arriving. */
const fates: readonly Fate[] = [
  { share: 72, arrives: true, after: accepted },
  { share: 8, arrives: true, after: { kind: "unknown", response: "connection lost" } },
  { share: 4, arrives: false, after: { kind: "unknown", response: "connection lost" } },
  { share: 5, arrives: false, after: { kind: "deferred", response: "451 later" } },
  { share: 3, arrives: false, before: { kind: "refused", response: "550 no such person" } },
  { share: 8, arrives: false, before: { kind: "deferred", response: "450 later" } },
];

/** A mail server; what arrives does so in the same operation as the sender's last look at its lease. */
export function createModelMailServer({ scheduler, random, faults, isCalm }: Options) {
  const { step } = scheduler;
  const delivered: Delivered[] = [];
  const composed = new Map<Uint8Array, AlertMail>();
  const arrive = (mail: AlertMail) => {
    const { candidateId } = mail.subscription;
    const epoch = Number(mail.rowId.split(".")[2]);
    for (const { vacancyId } of mail.entries)
      delivered.push({ candidateId, vacancyId, epoch, rowId: mail.rowId, step: scheduler.steps() });
  };
  const draw = (): Fate => {
    let left = isCalm() ? 0 : random.below(100);
    return fates.find(({ share }) => (left -= share) < 0) ?? { share: 0, arrives: true };
  };
  const transport: MailTransport = {
    async handOver({ bytes }, enter) {
      const { before, arrives, after } = draw();
      await step();
      if (before) return before;
      if (!(await enter())) {
        if (!faults.has("lease-not-checked")) return { kind: "overtaken" };
        await step();
      }
      const mail = composed.get(bytes);
      if (arrives && mail) arrive(mail);
      await step();
      return after ?? accepted;
    },
  };
  const compose: ComposeMail = async (mail) => {
    const bytes = new Uint8Array(1);
    composed.set(bytes, mail);
    return { from: "", to: mail.subscription.address, bytes };
  };
  return { delivered, transport, compose };
}
