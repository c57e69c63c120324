package vn.pcmt.kit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.TimeZone;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration;
import org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;

/** A day is the same day for processes in different zones. */
@EngineSuite
class StoredDaysTest {
    private final TimeZone zone = TimeZone.getDefault();
    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    DataMongoAutoConfiguration.class, MongoAutoConfiguration.class, StoreAutoConfiguration.class))
            .withPropertyValues("pcmt.kit.enabled=true")
            .withPropertyValues(StoreUnderTest.properties().entrySet().stream()
                    .map(property -> property.getKey() + "=" + property.getValue())
                    .toArray(String[]::new));

    record Merger(String id, LocalDate effectiveOn, Instant at, BigDecimal share) {}

    @BeforeEach
    void inVietnam() {
        TimeZone.setDefault(TimeZone.getTimeZone("Asia/Ho_Chi_Minh"));
    }

    @AfterEach
    void backToTheOldZone() {
        TimeZone.setDefault(zone);
    }

    @Test
    void aDayIsMidnightUtcAndReadAsTheSameDayInAnotherZone() {
        service.run(context -> {
            MongoTemplate mongo = context.getBean(MongoTemplate.class);
            mongo.dropCollection(Merger.class);
            mongo.insert(new Merger(
                    "sap-nhap",
                    LocalDate.of(2025, 7, 1),
                    Instant.parse("2025-06-30T17:00:00Z"),
                    new BigDecimal("0.25")));

            org.bson.Document stored = mongo.getCollection(mongo.getCollectionName(Merger.class))
                    .find()
                    .first();
            assertThat(stored)
                    .containsEntry("effectiveOn", Date.from(Instant.parse("2025-07-01T00:00:00Z")))
                    .containsEntry("at", Date.from(Instant.parse("2025-06-30T17:00:00Z")))
                    .containsEntry("share", Decimal128.parse("0.25"));

            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            assertThat(mongo.findById("sap-nhap", Merger.class).effectiveOn()).isEqualTo(LocalDate.of(2025, 7, 1));
        });
    }
}
