package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;

/** Reads the mandatory fields of a command. */
final class CommandFields {

    private CommandFields() {}

    static <T> T required(Document command, String field, Class<T> type) {
        Object value = command.get(field);
        if (!type.isInstance(value)) {
            throw new MongoServerError(
                    40414, "The field '" + field + "' is missing or not a " + type.getSimpleName() + ".");
        }
        return type.cast(value);
    }
}
