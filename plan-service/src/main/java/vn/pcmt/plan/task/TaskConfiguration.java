package vn.pcmt.plan.task;

import java.util.function.Consumer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.messaging.Message;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.calendar.CalendarEvent;
import vn.pcmt.kit.calendar.WorkingCalendar;
import vn.pcmt.kit.consume.EventConsumers;
import vn.pcmt.kit.file.FileRules;
import vn.pcmt.kit.file.FileScanner;
import vn.pcmt.kit.file.StoredFiles;
import vn.pcmt.kit.file.Uploads;
import vn.pcmt.kit.outbox.OutboxSource;

/** Where the events of tasks go, what tasks may hold, and whence their days come. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
@EnableConfigurationProperties(TaskSettings.class)
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

    /** What an administrator decides of the working days. Made when it is bound, so that the rest needs no broker. */
    @Bean
    @Lazy
    Consumer<Message<byte[]>> calendarEvents(EventConsumers consumers, WorkingCalendar calendar) {
        return consumers.<CalendarEvent>consumer(Topic.CALENDAR_EVENTS, "plan-service", calendar::on);
    }
}
