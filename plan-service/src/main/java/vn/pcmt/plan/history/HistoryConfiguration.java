package vn.pcmt.plan.history;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.kit.consume.EventConsumers;

/** The service listens to what it published itself: history holds what others were told, no more and no less. */
@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    /** Made when it is bound, so that everything else works without a broker. */
    @Bean
    @Lazy
    Consumer<Message<byte[]>> planHistory(EventConsumers consumers, RecordHistory history) {
        return consumers.<PlanEvent>consumer(Topic.PLAN_EVENTS, "plan-service", history::on);
    }
}
