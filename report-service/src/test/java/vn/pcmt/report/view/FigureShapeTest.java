package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.OnStore;

/** Figures are the same after they were stored, in few bytes, and those stored before are read on. */
@OnStore
class FigureShapeTest {

    private static final String COLLECTION = "figure_shapes";

    @Autowired
    private MongoTemplate store;

    private record Kept(String id, Map<String, Figure> figures) {}

    @AfterEach
    void forget() {
        store.dropCollection(COLLECTION);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "12, 1, 12, 1",
        "12, 1, 0, 0",
        "12, 2, 12, 1",
        "-3, 1, -3, 1",
        "0.125, 1, 0.125, 1",
        "1.50, 1, 1.5, 1",
        "999999999, 1, 1000000000, 1",
        "12345678901234567890.123, 3321, 1, 1",
        "1E+3, 1, 1000, 1"
    })
    void comeBackAsTheyWere(BigDecimal received, int reports, BigDecimal accepted, int acceptedReports) {
        Figure figure = new Figure(received, reports, accepted, acceptedReports);
        store.save(new Kept("one", Map.of("GC01", figure)), COLLECTION);

        assertThat(store.findById("one", Kept.class, COLLECTION).figures()).isEqualTo(Map.of("GC01", figure));
    }

    @Test
    void onesThatWereStoredFieldByFieldAreRead() {
        store.save(
                new Document("_id", "old")
                        .append(
                                "figures",
                                new Document(
                                        "GC01",
                                        new Document("received", new Decimal128(new BigDecimal("12.5")))
                                                .append("receivedReports", 3)
                                                .append("accepted", new Decimal128(BigDecimal.TEN))
                                                .append("acceptedReports", 2))),
                COLLECTION);

        assertThat(store.findById("old", Kept.class, COLLECTION).figures())
                .isEqualTo(Map.of("GC01", new Figure(new BigDecimal("12.5"), 3, BigDecimal.TEN, 2)));
    }

    @Test
    void oneOfThemCanBeReadAlone() {
        Figure figure = new Figure(BigDecimal.ONE, 1, BigDecimal.ONE, 1);
        store.save(new Kept("two", Map.of("GC01", figure, "GC02", figure)), COLLECTION);
        Query some = Query.query(Criteria.where("_id").is("two"));
        some.fields().include("figures.GC02");

        assertThat(store.findOne(some, Kept.class, COLLECTION).figures()).containsOnlyKeys("GC02");
        assertThat(store.findById("two", Document.class, COLLECTION)
                        .get("figures", Document.class)
                        .get("GC01"))
                .isEqualTo(new Document("r", 1).append("n", 1));
    }
}
