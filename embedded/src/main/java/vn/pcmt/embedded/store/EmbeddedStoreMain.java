package vn.pcmt.embedded.store;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs a store as a process of its own, which fault tests can kill. Arguments: folder, port, and optionally the bytes of
 * journal that start a compaction. Prints {@code store ready on port N} when it listens.
 */
public final class EmbeddedStoreMain {

    private EmbeddedStoreMain() {}

    /** Runs until the process is stopped; exits with status 1 and one sentence when the store cannot be opened. */
    public static void main(String[] arguments) throws InterruptedException {
        if (arguments.length < 2) {
            System.err.println("Usage: EmbeddedStoreMain <folder> <port> [bytes of journal that start a compaction]");
            System.exit(2);
        }
        EmbeddedStoreSettings settings =
                EmbeddedStoreSettings.in(Path.of(arguments[0])).withPort(Integer.parseInt(arguments[1]));
        if (arguments.length > 2) {
            settings = settings.withCompactAfterBytes(Long.parseLong(arguments[2]));
        }
        try {
            EmbeddedStore store = EmbeddedStore.open(settings);
            Runtime.getRuntime().addShutdownHook(new Thread(store::close, "store-close"));
            System.out.println("store ready on port " + store.port());
            new CountDownLatch(1).await();
        } catch (EmbeddedStoreException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
