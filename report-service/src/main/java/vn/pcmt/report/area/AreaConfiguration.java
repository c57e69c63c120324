package vn.pcmt.report.area;

import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.kit.consume.EventConsumers;

/** Where the areas of plans are heard of. */
@Configuration(proxyBeanMethods = false)
class AreaConfiguration {

    /** A group of its own, so that it begins with the first plan there ever was. */
    static final String GROUP = "report-areas";

    @Bean
    Consumer<Message<byte[]>> planAreas(EventConsumers consumers, FollowPlans follow) {
        return consumers.<PlanEvent>consumer(Topic.PLAN_EVENTS, GROUP, follow::on);
    }
}
