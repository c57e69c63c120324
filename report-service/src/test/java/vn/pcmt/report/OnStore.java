package vn.pcmt.report;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.view.ShownAtOnce;

/**
 * HTTP, use cases and the store under test, without a broker. All suites that bear it share one context: each makes its
 * own units.
 */
@EngineSuite
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = OnStore.Service.class,
        properties = {
            "spring.config.name=report-service",
            "spring.cloud.function.definition=",
            "pcmt.report.target.settle=0s",
            "pcmt.report.export.fonts=target/fonts",
            // Suites put totals into the store themselves.
            "pcmt.report.remembered.most=0B",
            "pcmt.units.hamlets.[" + OnStore.WITH_TEN_HAMLETS + "@2025-07-01]=10",
            "PCMT_WORKBOOK_KEY=a-key-for-tests-that-nobody-else-has",
            "logging.structured.format.console="
        })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = {StoreUnderTest.class, TestTokens.class})
public @interface OnStore {

    /** Code of a commune of which the number of hamlets is known. */
    String WITH_TEN_HAMLETS = "33000";

    /** The service without what listens to the broker. Bears no stereotype, so that the whole service never scans it. */
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
                "org.springframework.cloud.function.context.config.ContextFunctionCatalogAutoConfiguration",
                "org.springframework.cloud.stream.config.BindingServiceConfiguration",
                "org.springframework.cloud.stream.config.BindingsEndpointAutoConfiguration",
                "org.springframework.cloud.stream.config.ChannelsEndpointAutoConfiguration",
                "org.springframework.cloud.stream.function.FunctionConfiguration",
                "vn.pcmt.kit.events.EventsAutoConfiguration",
                "vn.pcmt.kit.outbox.OutboxAutoConfiguration"
            })
    @ComponentScan(
            basePackages = {
                "vn.pcmt.report.areaworkbook",
                "vn.pcmt.report.area",
                "vn.pcmt.report.attachment",
                "vn.pcmt.report.calendar",
                "vn.pcmt.report.catalogue",
                "vn.pcmt.report.classification",
                "vn.pcmt.report.dhis2",
                "vn.pcmt.report.draft",
                "vn.pcmt.report.effect",
                "vn.pcmt.report.exchange",
                "vn.pcmt.report.expected",
                "vn.pcmt.report.export",
                "vn.pcmt.report.exportjob",
                "vn.pcmt.report.extension",
                "vn.pcmt.report.imports",
                "vn.pcmt.report.lineage",
                "vn.pcmt.report.mapping",
                "vn.pcmt.report.opening",
                "vn.pcmt.report.outlier",
                "vn.pcmt.report.past",
                "vn.pcmt.report.publication",
                "vn.pcmt.report.ranking",
                "vn.pcmt.report.review",
                "vn.pcmt.report.rule",
                "vn.pcmt.report.sample",
                "vn.pcmt.report.source",
                "vn.pcmt.report.statistics",
                "vn.pcmt.report.submission",
                "vn.pcmt.report.target",
                "vn.pcmt.report.unit",
                "vn.pcmt.report.watch",
                "vn.pcmt.report.workbook",
                "vn.pcmt.report.workday"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern = {
                                ".*\\.UnitProjection",
                                ".*\\.AreaConfiguration",
                                ".*\\.ClassificationConfiguration",
                                ".*\\.DraftConfiguration",
                                ".*\\.ExpectedConfiguration",
                                ".*\\.ExportJobConfiguration",
                                ".*\\.ImportConfiguration",
                                ".*\\.OpeningConfiguration",
                                ".*\\.OutlierConfiguration",
                                ".*\\.PastConfiguration",
                                ".*\\.PublicationConfiguration",
                                ".*\\.ReviewConfiguration",
                                ".*\\.TargetConfiguration",
                                ".*\\.WatchConfiguration"
                            }))
    @ComponentScan(
            basePackages = "vn.pcmt.report.view",
            useDefaultFilters = false,
            includeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    "vn\\.pcmt\\.report\\.view\\.(Area[AF]\\w+|AreaTotalsStore|Heard|OwedNow|Re(ad(?!Pos)|membered(?!S)|peated)\\w+|Sights|(Totals|Span)Controller)"))
    @Import(ShownAtOnce.class)
    class Service {
        @Bean
        TestClock clock() {
            return new TestClock();
        }
    }
}
