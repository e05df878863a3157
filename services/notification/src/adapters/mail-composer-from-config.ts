import type { Config } from "../config.ts";
import type { ComposeMail } from "../use-cases/compose-mail.ts";
import type { UnsubscribeTokens } from "../use-cases/unsubscribe-tokens.ts";
import { createDevelopmentDkimKey } from "./development-dkim-key.ts";
import { createSignedMailComposer } from "./signed-mail-composer.ts";

/** The composer as the configuration wants it; makes a key of its own when it has none, which production refuses. */
export async function createMailComposer(
  config: Config,
  tokens: UnsubscribeTokens,
): Promise<ComposeMail> {
  const privateKey = config.dkimPrivateKey ?? (await createDevelopmentDkimKey());
  const page = `${config.sitePublicUrl}${config.unsubscribePagePath}`;
  return createSignedMailComposer({
    tokens,
    from: { name: config.mailFromName, address: config.mailFromAddress },
    dkim: { domain: config.dkimDomain, selector: config.dkimSelector, privateKey },
    siteUrl: config.sitePublicUrl,
    publicUrl: config.notificationPublicUrl,
    unsubscribePage: (token) => `${page}${token}`,
  });
}
