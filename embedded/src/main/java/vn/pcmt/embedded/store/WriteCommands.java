package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Bulk writes as MongoDB defines them: an ordered bulk stops at the first error, and only what was done is counted. */
final class WriteCommands {

    private WriteCommands() {}

    /** The library counts every document of an insert, also those it refused. */
    static Document correctInserted(Document query, Document reply) {
        if (reply.get("writeErrors") instanceof List<?> errors && !errors.isEmpty()) {
            int all =
                    CommandFields.required(query, "documents", Collection.class).size();
            int firstError = CommandFields.required((Document) errors.getFirst(), "index", Number.class)
                    .intValue();
            reply.put("n", isOrdered(query) ? firstError : all - errors.size());
        }
        return reply;
    }

    /** Runs the statements of an update or delete command one by one and puts their replies together. */
    static Document oneByOne(String command, Document query, UnaryOperator<Document> library) {
        String listName = command.equals("update") ? "updates" : "deletes";
        List<?> statements = CommandFields.required(query, listName, List.class);
        Tally tally = new Tally();
        for (int i = 0; i < statements.size(); i++) {
            Document statement = (Document) statements.get(i);
            try {
                IndexDefinition.refuseCollation(statement, "'" + command + "'");
                refusePipeline(statement.get("u"));
                Document single = query.clone();
                single.put(listName, List.of(statement));
                tally.add(i, library.apply(single));
            } catch (MongoServerException e) {
                tally.addError(i, e);
            }
            if (isOrdered(query) && !tally.errors.isEmpty()) {
                break;
            }
        }
        return tally.reply(command);
    }

    static void refusePipeline(@Nullable Object update) {
        if (update instanceof Collection<?>) {
            throw new MongoServerError(
                    9, "FailedToParse", "The embedded store does not support updates written as a pipeline.");
        }
    }

    private static boolean isOrdered(Document query) {
        return Utils.isTrue(query.getOrDefault("ordered", true));
    }

    /** What a bulk has done so far. */
    private static final class Tally {

        private final List<Document> errors = new ArrayList<>();
        private final List<Document> upserted = new ArrayList<>();
        private int matched;
        private int modified;

        void add(int index, Document reply) {
            matched += number(reply, "n");
            modified += number(reply, "nModified");
            if (reply.get("upserted") instanceof Collection<?> upserts) {
                for (Object upsert : upserts) {
                    upserted.add(withIndex((Document) upsert, index));
                }
            }
            if (reply.get("writeErrors") instanceof Collection<?> found) {
                for (Object error : found) {
                    errors.add(withIndex((Document) error, index));
                }
            }
        }

        void addError(int index, MongoServerException e) {
            Document error = new Document("index", index).append("errmsg", e.getMessageWithoutErrorCode());
            if (e instanceof MongoServerError known) {
                error.append("code", known.getCode());
                error.putIfNotNull("codeName", known.getCodeName());
            } else {
                error.append("code", 8).append("codeName", "UnknownError");
            }
            errors.add(error);
        }

        private static Document withIndex(Document item, int index) {
            Document result = new Document("index", index);
            item.forEach((key, value) -> {
                if (!key.equals("index")) {
                    result.put(key, value);
                }
            });
            return result;
        }

        private static int number(Document reply, String field) {
            return reply.get(field) instanceof Number number ? number.intValue() : 0;
        }

        Document reply(String command) {
            Document reply = new Document("n", matched);
            if (command.equals("update")) {
                reply.put("nModified", modified);
            }
            if (!upserted.isEmpty()) {
                reply.put("upserted", upserted);
            }
            if (!errors.isEmpty()) {
                reply.put("writeErrors", errors);
            }
            return reply.append("ok", 1.0);
        }
    }
}
