package vn.pcmt.report.past;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.kit.consume.EventConsumers;

/** Where the log is heard of. */
@Configuration(proxyBeanMethods = false)
class PastConfiguration {

    /** A group of its own, so that it begins with the first event there ever was. */
    static final String GROUP = "report-past";

    @Bean
    Consumer<Message<byte[]>> pastReports(EventConsumers consumers, LogReports log) {
        return consumers.<ReportEvent>consumer(Topic.REPORT_EVENTS, GROUP, log::on);
    }

    @Bean
    Consumer<Message<byte[]>> pastUnits(EventConsumers consumers, LogUnits log) {
        return consumers.<UnitEvent>consumer(Topic.UNIT_EVENTS, GROUP, log::on);
    }
}
