package org.tallyman.intake;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;

/** A message past its retention: its date and hash, which whoever kept the bytes elsewhere can compare. */
@CheckedTemplate(basePath = "intake", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
record ForgottenPage(String id, String deviceCode, String link, Instant receivedAt, int bytes, String sha256)
        implements TemplateInstance {}
