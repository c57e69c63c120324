package vn.pcmt.standalone.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks TLS before something on this machine that does not, and counts who has come that way. */
final class TlsRelay implements AutoCloseable {
    private final ServerSocket door;
    private final int to;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    private TlsRelay(ServerSocket door, int to) {
        this.door = door;
        this.to = to;
    }

    static TlsRelay before(int port, TlsKeys keys) {
        try {
            ServerSocket door = keys.server()
                    .getServerSocketFactory()
                    .createServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
            TlsRelay relay = new TlsRelay(door, port);
            Thread.ofVirtual().start(relay::accept);
            return relay;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return door.getLocalPort();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket outer = door.accept();
                open.add(outer);
                Socket inner = new Socket("127.0.0.1", to);
                open.add(inner);
                connections.incrementAndGet();
                Thread.ofPlatform().daemon().start(() -> pass(outer, inner));
                Thread.ofPlatform().daemon().start(() -> pass(inner, outer));
            } catch (IOException closed) {
                // Who could not be let in tries again.
            }
        }
    }

    private void pass(Socket from, Socket onward) {
        try (from;
                onward) {
            from.getInputStream().transferTo(onward.getOutputStream());
        } catch (IOException over) {
            // One of the two has gone.
        } finally {
            open.remove(from);
            open.remove(onward);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket one : open) {
                one.close();
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
