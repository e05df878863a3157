import DKIM from "nodemailer/lib/dkim";
import MailComposer from "nodemailer/lib/mail-composer";
import type { AlertMail, ComposeMail } from "../use-cases/compose-mail.ts";
import type { UnsubscribeTokens } from "../use-cases/unsubscribe-tokens.ts";
import { mailContent, oneLine, type MailLinks } from "./mail/mail-content.ts";
import { mailHtml } from "./mail/mail-html.ts";
import { mailText } from "./mail/mail-text.ts";

export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  /** PEM. */
  readonly privateKey: string;
}

export interface ComposerOptions extends MailLinks {
  readonly from: { readonly name: string; readonly address: string };
  readonly dkim: DkimKey;
  readonly tokens: UnsubscribeTokens;
  /** Where one-click requests are posted: the public listener, without a slash at the end. */
  readonly publicUrl: string;
}

/** What the signature covers; nodemailer's own list leaves List-Unsubscribe-Post out, which RFC 8058 demands. */
const signedHeaders = [
  "From",
  "To",
  "Subject",
  "Date",
  "Message-ID",
  "MIME-Version",
  "Content-Type",
  "Content-Transfer-Encoding",
  "Auto-Submitted",
  "List-Id",
  "List-Unsubscribe",
  "List-Unsubscribe-Post",
];

/** Builds the bytes of a mail and signs them, all before a connection is asked for. */
export function createSignedMailComposer(options: ComposerOptions): ComposeMail {
  const { domain: domainName, selector: keySelector, privateKey } = options.dkim;
  const headerFieldNames = signedHeaders.join(":");
  const signer = new DKIM({ domainName, keySelector, privateKey, headerFieldNames });
  return async (mail) => {
    const bytes = await build(mail, options);
    const chunks = (await signer.sign(bytes).toArray()) as Buffer[];
    const { address } = mail.subscription;
    return { from: options.from.address, to: address, bytes: Buffer.concat(chunks) };
  };
}

async function build(mail: AlertMail, options: ComposerOptions): Promise<Buffer> {
  const { subscription, rowId, date } = mail;
  const { domain } = options.dkim;
  const token = options.tokens.issue(subscription.candidateId, "alerts");
  const content = mailContent(mail, token, options);
  const composer = new MailComposer({
    from: options.from,
    to: { name: oneLine(subscription.firstName ?? ""), address: subscription.address },
    subject: content.subject,
    date,
    messageId: `<${rowId}@${domain}>`,
    text: mailText(content),
    html: mailHtml(content),
    headers: {
      "Auto-Submitted": "auto-generated",
      "Content-Language": content.locale,
      "List-Id": `<alerts.${domain}>`,
      "List-Unsubscribe": `<${options.publicUrl}/unsubscribe/${token}>`,
      "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    },
    // The bytes are what is signed and sent: line ends as on the wire.
    newline: "windows",
    // Nothing in a mail is ever read from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
