package vn.pcmt.report.rebuild;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How totals are rebuilt.
 *
 * @param lease for how long a node may be silent before another one goes on
 * @param keepOld how long the generation before is kept after the swap, for those who were reading it
 */
@ConfigurationProperties("pcmt.report.rebuild")
record RebuildSettings(
        @DefaultValue("30s") Duration lease,
        @DefaultValue("1m") Duration keepOld) {}
