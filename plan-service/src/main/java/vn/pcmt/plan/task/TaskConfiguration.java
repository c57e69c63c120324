package vn.pcmt.plan.task;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.pcmt.contract.Topic;
import vn.pcmt.kit.calendar.WorkingDaySettings;
import vn.pcmt.kit.file.FileRules;
import vn.pcmt.kit.file.FileScanner;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.file.Uploads;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of tasks go, and what tasks may hold. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties({TaskSettings.class, WorkingDaySettings.class})
class TaskConfiguration {

    @Bean
    OutboxSource taskOutbox() {
        return new OutboxSource(Task.COLLECTION, Topic.PLAN_EVENTS, Task.class);
    }

    @Bean
    StoredFiles evidenceFiles(MongoDatabaseFactory store) {
        return new StoredFiles(store, "evidence");
    }

    @Bean
    Uploads evidenceUploads(TaskSettings settings, FileScanner scanner, StoredFiles evidenceFiles) {
        FileRules rules = new FileRules("evidence", settings.evidenceLimit(), settings.evidenceTypes());
        return new Uploads(rules, scanner, evidenceFiles);
    }
}
