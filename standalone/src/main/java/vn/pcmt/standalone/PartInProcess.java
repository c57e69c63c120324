package vn.pcmt.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import vn.pcmt.console.ConsoleApplication;
import vn.pcmt.embedded.broker.EmbeddedBroker;
import vn.pcmt.embedded.broker.EmbeddedBrokerSettings;
import vn.pcmt.embedded.store.EmbeddedStore;
import vn.pcmt.embedded.store.EmbeddedStoreSettings;
import vn.pcmt.notification.NotificationServiceApplication;
import vn.pcmt.plan.PlanServiceApplication;
import vn.pcmt.report.ReportServiceApplication;
import vn.pcmt.standalone.identity.IdentityApplication;
import vn.pcmt.standalone.mail.MailFolder;

/** A part that runs in this process. */
final class PartInProcess implements PartRun {

    private final AutoCloseable part;
    private boolean alive = true;

    private PartInProcess(AutoCloseable part) {
        this.part = part;
    }

    /** Starts a part and returns when it listens. */
    static PartInProcess start(Part part, StackSettings settings, Wiring wiring) throws IOException {
        Path folder = settings.folder();
        int port = settings.port(part);
        return new PartInProcess(
                switch (part) {
                    case BROKER ->
                        EmbeddedBroker.start(EmbeddedBrokerSettings.in(folder.resolve("broker"))
                                .withPort(port));
                    case STORE ->
                        EmbeddedStore.open(EmbeddedStoreSettings.in(folder.resolve("store"))
                                .withPort(port));
                    case MAIL ->
                        MailFolder.start(
                                folder.resolve("mail"),
                                InetAddress.getByName(wiring.propertiesOf(part).get("PCMT_ADDRESS")),
                                port);
                    case IDENTITY -> run(IdentityApplication.application(), part, wiring);
                    case PLAN -> run(PlanServiceApplication.application(), part, wiring);
                    case REPORT -> run(ReportServiceApplication.application(), part, wiring);
                    case NOTIFICATION -> run(NotificationServiceApplication.application(), part, wiring);
                    case CONSOLE -> run(ConsoleApplication.application(), part, wiring);
                });
    }

    /** Without a shutdown hook of its own: the parts must stop in order. */
    private static ConfigurableApplicationContext run(SpringApplicationBuilder application, Part part, Wiring wiring) {
        String[] arguments = wiring.propertiesOf(part).entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
        return application.registerShutdownHook(false).run(arguments);
    }

    @Override
    public synchronized void stop() {
        if (alive) {
            alive = false;
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException("A part did not stop in good order", e);
            }
        }
    }

    @Override
    public synchronized boolean isAlive() {
        return alive;
    }

    @Override
    public Optional<ConfigurableApplicationContext> context() {
        return part instanceof ConfigurableApplicationContext context ? Optional.of(context) : Optional.empty();
    }
}
