package vn.pcmt.report.draft;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long drafts are kept.
 *
 * @param sweep how often to look for drafts that nobody needs any more
 * @param keep for how long one is kept that nobody touches
 */
@Validated
@ConfigurationProperties("pcmt.draft")
record DraftSettings(
        @DefaultValue("1h") Duration sweep,
        @DefaultValue("180d") Duration keep) {}
