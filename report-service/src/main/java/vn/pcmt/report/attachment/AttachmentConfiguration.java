package vn.pcmt.report.attachment;

import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.FixedDelayTask;
import vn.pcmt.kit.file.FileRules;
import vn.pcmt.kit.file.FileScanner;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.file.Uploads;

/** Where the files of reports are, which are taken, and what sets the sweep off. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(AttachmentSettings.class)
class AttachmentConfiguration {

    @Bean
    StoredFiles attachmentFiles(MongoDatabaseFactory store) {
        return new StoredFiles(store, "attachments");
    }

    @Bean
    Uploads attachmentUploads(AttachmentSettings settings, FileScanner scanner, StoredFiles attachmentFiles) {
        return new Uploads(new FileRules("attachment", settings.limit(), settings.types()), scanner, attachmentFiles);
    }

    @Bean
    SchedulingConfigurer attachmentsAreLookedAt(
            SweepAttachments sweep, ScanAttachments scan, AttachmentSettings settings) {
        return tasks -> {
            tasks.addFixedDelayTask(new FixedDelayTask(sweep::sweep, settings.sweep(), Duration.ofMinutes(1)));
            tasks.addFixedDelayTask(new FixedDelayTask(scan::scan, settings.rescan(), Duration.ofMinutes(1)));
        };
    }
}
