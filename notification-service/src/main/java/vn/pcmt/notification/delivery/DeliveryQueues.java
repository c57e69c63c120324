package vn.pcmt.notification.delivery;

import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.pcmt.notification.preferences.ChannelName;
import vn.pcmt.notification.work.DueWork;

/**
 * Sends what is due: at once what this node raised, and by sweep what was held, failed or left behind. Each channel has
 * its own queue and senders, and so has each target of a channel, so that a slow one holds up no other.
 */
@Component
class DeliveryQueues implements SmartLifecycle {

    private final DeliverAlert deliver;
    private final DeliverySettings settings;
    private final Map<ChannelName, DueWork> queues = new EnumMap<>(ChannelName.class);
    private final Map<Lane, DueWork> targets = new ConcurrentHashMap<>();
    private volatile boolean running;

    DeliveryQueues(
            List<Channel> channels, DeliverAlert deliver, Alerts alerts, DeliverySettings settings, Clock clock) {
        this.deliver = deliver;
        this.settings = settings;
        for (Channel channel : channels) {
            queues.put(
                    channel.name(),
                    new DueWork(
                            "delivery-" + channel.name(),
                            settings.poll(),
                            settings.width(),
                            () -> alerts.due(channel.name(), clock.instant(), settings.batch()),
                            this::handle));
        }
    }

    private void handle(String id) {
        DeliveryId delivery = DeliveryId.parse(id);
        if (delivery.lane().target() == null) {
            deliver.attempt(delivery);
        } else if (running) {
            targets.computeIfAbsent(delivery.lane(), this::startQueueOf).hint(id);
        }
    }

    private DueWork startQueueOf(Lane lane) {
        DueWork queue = new DueWork(
                "delivery-" + lane,
                settings.poll(),
                settings.targetWidth(),
                List::of,
                id -> deliver.attempt(DeliveryId.parse(id)));
        queue.start();
        return queue;
    }

    @EventListener
    void on(DeliveryDue due) {
        DueWork queue = queues.get(due.delivery().lane().channel());
        if (queue != null) {
            queue.hint(due.delivery().toString());
        }
    }

    @Override
    public void start() {
        running = true;
        queues.values().forEach(DueWork::start);
    }

    @Override
    public void stop() {
        running = false;
        queues.values().forEach(DueWork::stop);
        targets.values().forEach(DueWork::stop);
        targets.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
