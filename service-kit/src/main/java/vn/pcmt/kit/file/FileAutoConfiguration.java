package vn.pcmt.kit.file;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The scanner that is named; without one, files are marked as not scanned. */
@AutoConfiguration
@ConditionalOnProperty("pcmt.kit.enabled")
@EnableConfigurationProperties(ScanSettings.class)
public final class FileAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean
    FileScanner fileScanner(ScanSettings settings) {
        String host = settings.host();
        return host == null || host.isBlank() ? new NoScanner() : new ClamAv(host.strip(), settings);
    }
}
