package vn.pcmt.embedded.store;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Decimal128;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of values in an index: MongoDB's order of types, then by value.
 *
 * <p>Numbers compare exactly across int, long, double and decimal. The library's own comparator rounds there (a large
 * long equals a double next to it), which in a unique index would refuse a value that is not a duplicate.
 */
final class KeyOrder implements Comparator<@Nullable Object> {

    static final KeyOrder INSTANCE = new KeyOrder();

    private static final int NULL = 1;
    private static final int NUMBER = 2;

    /** A bound outside the values: before or after every value of a type. */
    record Edge(int type, boolean after) {
        static final Edge FIRST = new Edge(-1, false);
        static final Edge LAST = new Edge(100, true);

        static Edge before(@Nullable Object value) {
            return new Edge(KeyOrder.type(value), false);
        }

        static Edge after(@Nullable Object value) {
            return new Edge(KeyOrder.type(value), true);
        }
    }

    private KeyOrder() {}

    @Override
    public int compare(@Nullable Object left, @Nullable Object right) {
        if (left == right) {
            return 0;
        }
        int leftType = type(left);
        int rightType = type(right);
        if (leftType != rightType) {
            return Integer.compare(leftType, rightType);
        }
        if (left instanceof Edge leftEdge) {
            if (right instanceof Edge rightEdge) {
                return Boolean.compare(leftEdge.after(), rightEdge.after());
            }
            return leftEdge.after() ? 1 : -1;
        }
        if (right instanceof Edge rightEdge) {
            return rightEdge.after() ? -1 : 1;
        }
        if (leftType == NULL) {
            return 0;
        }
        if (left instanceof Number leftNumber && right instanceof Number rightNumber) {
            return compareNumbers(leftNumber, rightNumber);
        }
        return ValueComparator.ascWithoutListHandling().compare(left, right);
    }

    private static int compareNumbers(Number left, Number right) {
        if (isWhole(left) && isWhole(right)) {
            return Long.compare(left.longValue(), right.longValue());
        }
        if (isSpecial(left) || isSpecial(right) || (left instanceof Double && right instanceof Double)) {
            // 0.0 and -0.0 are one value, NaN is one value below all others
            double leftDouble = specialOrDouble(left) + 0.0;
            double rightDouble = specialOrDouble(right) + 0.0;
            if (Double.isNaN(leftDouble) || Double.isNaN(rightDouble)) {
                return Boolean.compare(Double.isNaN(rightDouble), Double.isNaN(leftDouble));
            }
            return Double.compare(leftDouble, rightDouble);
        }
        return exact(left).compareTo(exact(right));
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short;
    }

    /** NaN or infinite; a decimal may also be too large for a double, which is neither. */
    private static boolean isSpecial(Number number) {
        return !isWhole(number)
                && !Double.isFinite(number.doubleValue())
                && (!(number instanceof Decimal128)
                        || !Character.isDigit(
                                number.toString().charAt(number.toString().length() - 1)));
    }

    /** Any finite number will do where the other one is special. */
    private static double specialOrDouble(Number number) {
        return number instanceof Double || isSpecial(number) ? number.doubleValue() : 0.0;
    }

    private static BigDecimal exact(Number number) {
        if (number instanceof Decimal128 decimal) {
            // Decimal128.toBigDecimal refuses the negative zero
            return number.doubleValue() == 0.0 ? zeroOr(decimal) : decimal.toBigDecimal();
        }
        return isWhole(number) ? BigDecimal.valueOf(number.longValue()) : new BigDecimal(number.doubleValue());
    }

    private static BigDecimal zeroOr(Decimal128 decimal) {
        try {
            return decimal.toBigDecimal();
        } catch (ArithmeticException e) {
            return BigDecimal.ZERO;
        }
    }

    /** The rank of a value's type; values of different ranks never equal each other. */
    static int type(@Nullable Object value) {
        return switch (value) {
            case null -> NULL;
            case Missing missing -> NULL;
            case Edge edge -> edge.type();
            case MinKey minKey -> 0;
            case Number number -> NUMBER;
            case String text -> 3;
            case Document document -> 4;
            case Collection<?> list -> 5;
            case BinData data -> 6;
            case LegacyUUID uuid -> 7;
            case UUID uuid -> 8;
            case ObjectId id -> 9;
            case Boolean flag -> 10;
            case Instant instant -> 11;
            case BsonTimestamp timestamp -> 12;
            case BsonRegularExpression expression -> 13;
            case MaxKey maxKey -> 14;
            default -> throw unordered(value);
        };
    }

    /** Refuses a value that has no place in the order, or holds one. */
    static void refuseUnordered(@Nullable Object value) {
        switch (value) {
            case Document document -> document.values().forEach(KeyOrder::refuseUnordered);
            case Collection<?> list -> list.forEach(KeyOrder::refuseUnordered);
            case BsonRegularExpression expression -> throw unordered(expression);
            case null, default -> type(value);
        }
    }

    private static MongoServerError unordered(Object value) {
        return new MongoServerError(
                2,
                "BadValue",
                "The embedded store cannot index a value of type "
                        + value.getClass().getSimpleName());
    }
}
