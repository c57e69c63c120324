package vn.pcmt.standalone.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.subethamail.smtp.server.SMTPServer;

/**
 * An SMTP server that sends nothing on: it answers 250 once the message is safe on disk as an
 * {@code .eml} file, and asks the sender to try again (451) when it cannot be written. The file is named after the
 * Message-ID, so a message that is sent twice is kept once.
 */
public final class MailFolder implements AutoCloseable {

    private static final int MAX_MESSAGE_BYTES = 10 * 1024 * 1024;

    private final SMTPServer server;

    private MailFolder(SMTPServer server) {
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param folder where messages are kept; created when absent
     * @param address the address to listen on; anyone who reaches it may leave mail
     * @param port the port; 0 picks a free one
     * @throws IOException if the folder cannot be made or the port is taken
     */
    public static MailFolder start(Path folder, InetAddress address, int port) throws IOException {
        Files.createDirectories(folder);
        var messages = new MessageFiles(folder);
        SMTPServer server = new SMTPServer.Builder()
                .bindAddress(address)
                .port(port)
                .hostName("localhost")
                .softwareName("pcmt")
                .maxConnections(50)
                .maxMessageSize(MAX_MESSAGE_BYTES)
                .insertReceivedHeaders(false)
                .messageHandler((context, from, to, data) -> messages.keep(data))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            // The library wraps what the socket says.
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw e;
        }
        return new MailFolder(server);
    }

    /** The port that is listened on. */
    public int port() {
        return server.getPortAllocated();
    }

    @Override
    public void close() {
        server.stop();
    }
}
