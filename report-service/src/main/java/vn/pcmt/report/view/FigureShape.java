package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.util.List;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.kit.store.StoredShapes;

/**
 * How a figure is stored: under one letter a part, whole numbers as such, and the accepted part only where it differs from
 * the received one. There are forty figures in a total and two totals of every unit and period, so field names would be most
 * of what is stored. What was stored field by field is read on.
 */
final class FigureShape {

    private static final String RECEIVED = "r";
    private static final String RECEIVED_REPORTS = "n";
    private static final String ACCEPTED = "a";
    private static final String ACCEPTED_REPORTS = "m";

    private FigureShape() {}

    static StoredShapes shapes() {
        return new StoredShapes(List.of(new Writing(), new Reading()));
    }

    @WritingConverter
    private static final class Writing implements Converter<Figure, Document> {
        @Override
        public Document convert(Figure figure) {
            Document stored = new Document(RECEIVED, number(figure.received()))
                    .append(RECEIVED_REPORTS, figure.receivedReports());
            if (!figure.accepted().equals(figure.received()) || figure.acceptedReports() != figure.receivedReports()) {
                stored.append(ACCEPTED, number(figure.accepted())).append(ACCEPTED_REPORTS, figure.acceptedReports());
            }
            return stored;
        }

        /** Decimals keep their scale, also one of nothing behind the point that is too long for an integer. */
        private static Object number(BigDecimal value) {
            boolean fits = value.scale() == 0 && value.precision() <= 9;
            return fits ? (Object) value.intValueExact() : new Decimal128(value);
        }
    }

    @ReadingConverter
    private static final class Reading implements Converter<Document, Figure> {
        @Override
        public Figure convert(Document stored) {
            if (stored.containsKey("received")) {
                return new Figure(
                        number(stored.get("received")),
                        stored.getInteger("receivedReports", 0),
                        number(stored.get("accepted")),
                        stored.getInteger("acceptedReports", 0));
            }
            BigDecimal received = number(stored.get(RECEIVED));
            int reports = stored.getInteger(RECEIVED_REPORTS, 0);
            return stored.containsKey(ACCEPTED)
                    ? new Figure(
                            received, reports, number(stored.get(ACCEPTED)), stored.getInteger(ACCEPTED_REPORTS, 0))
                    : new Figure(received, reports, received, reports);
        }

        private static BigDecimal number(@Nullable Object stored) {
            return switch (stored) {
                case Decimal128 decimal -> decimal.bigDecimalValue();
                case Number whole -> BigDecimal.valueOf(whole.longValue());
                case null, default -> BigDecimal.ZERO;
            };
        }
    }
}
