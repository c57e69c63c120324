package vn.pcmt.report.outlier;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.kit.consume.EventConsumers;

/** What sets screening off: what happens to reports. */
@Configuration(proxyBeanMethods = false)
class OutlierConfiguration {

    /** A group of its own: a report that cannot be screened must hold up nothing else. */
    static final String GROUP = "report-screening";

    @Bean
    Consumer<Message<byte[]>> screeningEvents(EventConsumers consumers, ScreenReport screen) {
        return consumers.<ReportEvent>consumer(Topic.REPORT_EVENTS, GROUP, screen::on);
    }
}
