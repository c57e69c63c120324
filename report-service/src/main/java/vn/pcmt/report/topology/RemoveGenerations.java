package vn.pcmt.report.topology;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes generations that have had their day, once nobody runs them any more. What a crash cut short is done again. */
@Component
class RemoveGenerations {

    private static final Logger LOG = LoggerFactory.getLogger(RemoveGenerations.class);

    /** Until what others were writing at that moment has been written too. */
    private static final Duration AGAIN = Duration.ofSeconds(20);

    private final Generations generations;
    private final TotalsBroker broker;
    private final ApplicationEventPublisher listeners;

    RemoveGenerations(Generations generations, TotalsBroker broker, ApplicationEventPublisher listeners) {
        this.generations = generations;
        this.broker = broker;
        this.listeners = listeners;
    }

    @Scheduled(initialDelayString = "5s", fixedDelayString = "${pcmt.report.totals.remove-every:5s}")
    void removeDue() {
        for (GenerationsState.Retired due : generations.toRemove()) {
            Generation generation = new Generation(due.generation());
            try {
                if (broker.remove(generation)) {
                    listeners.publishEvent(new GenerationRemoved(generation));
                    generations.removed(due, AGAIN);
                    LOG.info("Generation {} of the totals is gone", generation.number());
                }
            } catch (KafkaException away) {
                LOG.info("Generation {} of the totals stays for now: {}", generation.number(), away.toString());
            }
        }
    }
}
