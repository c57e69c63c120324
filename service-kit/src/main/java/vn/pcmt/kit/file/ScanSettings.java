package vn.pcmt.kit.file;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Which ClamAV daemon looks at files. Its connection is not encrypted: it belongs on the same host or a network of one's
 * own.
 *
 * @param host none if there is no daemon: then files are kept and marked as not scanned
 * @param connect how long a connection may take
 * @param answer how long the whole scan of one file may take
 * @param longest file that is sent; not above the daemon's own {@code StreamMaxLength}
 */
@Validated
@ConfigurationProperties("pcmt.scan")
public record ScanSettings(
        @Nullable String host,
        @DefaultValue("3310") @Min(1) @Max(65_535) int port,
        @DefaultValue("2s") Duration connect,
        @DefaultValue("30s") Duration answer,
        @DefaultValue("25MB") DataSize longest) {}
