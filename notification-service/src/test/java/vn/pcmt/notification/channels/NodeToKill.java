package vn.pcmt.notification.channels;

import java.time.Clock;
import java.time.Duration;
import vn.pcmt.notification.delivery.Delivering;

/**
 * A node in a process of its own that sends what is due by mail, one after another, until it is killed. Arguments: the
 * mail server's port, and by how many minutes its clock goes ahead, so that what its predecessors left is due at once.
 */
final class NodeToKill {

    private NodeToKill() {}

    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(Long.parseLong(arguments[1])));
        Delivering node = Delivering.by(clock, TestChannels.email(port, clock));
        System.out.println("sending, ready on port " + port);
        while (true) {
            node.attemptAllDue();
        }
    }
}
