package vn.pcmt.report.opening;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.kit.consume.EventConsumers;

/** What sets the comparison of openings off: reports that come in. */
@Configuration(proxyBeanMethods = false)
class OpeningConfiguration {

    /** A group of its own: a report whose opening cannot be compared must hold up nothing else. */
    static final String GROUP = "report-openings";

    @Bean
    Consumer<Message<byte[]>> openingEvents(EventConsumers consumers, CheckOpenings check) {
        return consumers.<ReportEvent>consumer(Topic.REPORT_EVENTS, GROUP, check::on);
    }
}
