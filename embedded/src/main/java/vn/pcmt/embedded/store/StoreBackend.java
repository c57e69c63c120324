package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers commands: the library's, with the locks and the wait for the disk that durability asks for, and those that the
 * library lacks or gets wrong.
 */
final class StoreBackend extends AbstractMongoBackend {

    private static final Set<String> CATALOGUE_COMMANDS =
            Set.of("create", "createIndexes", "dropIndexes", "drop", "dropDatabase", "renameCollection");
    private static final Set<String> REFUSED_CREATE_OPTIONS =
            Set.of("capped", "timeseries", "validator", "viewOn", "clusteredIndex", "expireAfterSeconds");

    private final StoreKernel kernel;
    private final Map<String, StoredDatabase> open = new ConcurrentHashMap<>();

    StoreBackend(StoreKernel kernel, Clock clock) {
        super(clock);
        this.kernel = kernel;
        for (String database : kernel.contents().databases()) {
            resolveDatabase(database);
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String databaseName) {
        return open.computeIfAbsent(databaseName, name -> new StoredDatabase(name, getCursorRegistry(), kernel));
    }

    Collection<StoredDatabase> databases() {
        return open.values();
    }

    @Override
    public void dropDatabase(String databaseName) {
        super.dropDatabase(databaseName);
        open.remove(databaseName);
    }

    /** Answers one command; returns once everything it has changed or read is on disk. */
    @Override
    public Document handleCommand(Channel channel, String databaseName, String command, Document query) {
        try {
            kernel.journal().checkRunning();
            return answer(channel, databaseName, command, query);
        } finally {
            kernel.awaitDurable();
        }
    }

    private Document answer(Channel channel, String databaseName, String command, Document query) {
        IndexDefinition.refuseCollation(query, "'" + command + "'");
        if (query.containsKey("startTransaction") || Boolean.FALSE.equals(query.get("autocommit"))) {
            throw new MongoServerError(
                    20, "IllegalOperation", "The embedded store has no transactions over several documents.");
        }
        return switch (command) {
            case "hello" -> hello(channel, databaseName, query);
            case "isMaster", "ismaster" -> greeting(channel, databaseName, query);
            case "listDatabases" -> listDatabases();
            case "endSessions", "refreshSessions", "killSessions" -> ok();
            case "getMore" -> kernel.sharing(() -> super.handleCommand(channel, databaseName, command, query));
            default -> inDatabase(channel, databaseName, command, query);
        };
    }

    private Document hello(Channel channel, String databaseName, Document query) {
        Document reply = greeting(channel, databaseName, query);
        reply.put("isWritablePrimary", true);
        return reply;
    }

    private Document greeting(Channel channel, String databaseName, Document query) {
        Document reply = super.handleCommand(channel, databaseName, "isMaster", query);
        reply.put("helloOk", true);
        reply.put("readOnly", false);
        reply.put("connectionId", 1);
        return reply;
    }

    private Document listDatabases() {
        List<Document> databases = new TreeMap<>(open)
                .values().stream().map(StoredDatabase::summary).toList();
        return new Document("databases", databases).append("ok", 1.0);
    }

    private Document inDatabase(Channel channel, String databaseName, String command, Document query) {
        if (CATALOGUE_COMMANDS.contains(command) || writesACollection(query)) {
            return exclusively(() -> catalogueCommand(channel, databaseName, command, query));
        }
        if (!open.containsKey(databaseName)) {
            exclusively(
                    () -> new Document("database", resolveDatabase(databaseName).getDatabaseName()));
        }
        for (int attempt = 0; ; attempt++) {
            try {
                return kernel.sharing(() -> documentCommand(channel, databaseName, command, query));
            } catch (CollectionMissing missing) {
                if (attempt == 5) {
                    throw new IllegalStateException("Somebody keeps dropping " + missing.collection(), missing);
                }
                exclusively(() -> {
                    ((StoredDatabase) resolveDatabase(databaseName)).create(missing.collection());
                    return ok();
                });
            }
        }
    }

    private Document documentCommand(Channel channel, String databaseName, String command, Document query) {
        Supplier<Document> library = () -> super.handleCommand(channel, databaseName, command, query);
        StoredDatabase database = (StoredDatabase) resolveDatabase(databaseName);
        return switch (command) {
            case "find" -> {
                query.putIfAbsent("batchSize", SnapshotCursor.DEFAULT_FIRST_BATCH);
                yield library.get();
            }
            case "insert" -> WriteCommands.correctInserted(query, library.get());
            case "update", "delete" ->
                WriteCommands.oneByOne(
                        command, query, single -> super.handleCommand(channel, databaseName, command, single));
            case "findAndModify", "findandmodify" -> {
                WriteCommands.refusePipeline(query.get("update"));
                yield super.handleCommand(channel, databaseName, "findAndModify", withName(query, command));
            }
            case "aggregate" ->
                query.get(command) instanceof String collection && database.has(collection)
                        ? new AggregateCommand(database, collection, query, this::resolveDatabase, getCursorRegistry())
                                .run(kernel)
                        : library.get();
            default -> library.get();
        };
    }

    private static Document withName(Document query, String command) {
        query.putIfAbsent("findAndModify", query.get(command));
        return query;
    }

    private Document catalogueCommand(Channel channel, String databaseName, String command, Document query) {
        return switch (command) {
            case "dropIndexes" ->
                ((StoredDatabase) resolveDatabase(databaseName))
                        .dropIndexes(String.valueOf(query.get(command)), query.get("index"));
            case "create" -> {
                for (String option : query.keySet()) {
                    if (REFUSED_CREATE_OPTIONS.contains(option) && Utils.isTrue(query.get(option))) {
                        throw new MongoServerError(
                                72,
                                "InvalidOptions",
                                "The embedded store does not support the option '" + option + "' of create.");
                    }
                }
                yield super.handleCommand(channel, databaseName, command, query);
            }
            default -> super.handleCommand(channel, databaseName, command, query);
        };
    }

    private static boolean writesACollection(Document query) {
        return query.get("pipeline") instanceof List<?> stages
                && stages.stream()
                        .anyMatch(stage -> stage instanceof Document document
                                && (document.containsKey("$out") || document.containsKey("$merge")));
    }

    private Document exclusively(Supplier<Document> command) {
        return kernel.exclusively(command);
    }

    private static Document ok() {
        return new Document("ok", 1.0);
    }
}
