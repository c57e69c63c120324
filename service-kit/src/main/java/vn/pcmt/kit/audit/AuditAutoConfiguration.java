package vn.pcmt.kit.audit;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.web.servlet.handler.MappedInterceptor;
import vn.pcmt.kit.problem.ProblemAutoConfiguration;
import vn.pcmt.kit.problem.SecretPaths;
import vn.pcmt.kit.time.TimeAutoConfiguration;

/** The audit log of a service that has a store. */
@AutoConfiguration(
        after = {ProblemAutoConfiguration.class, TimeAutoConfiguration.class},
        afterName = {
            "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnProperty("pcmt.kit.enabled")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean({MongoTemplate.class, MeterRegistry.class})
@EnableConfigurationProperties(AuditSettings.class)
@Import(AuditController.class)
public final class AuditAutoConfiguration {

    @Bean
    Seal auditSeal(AuditSettings settings) {
        return new Seal(settings.key());
    }

    @Bean
    StoredRecords auditRecords(MongoTemplate mongo, Seal seals) {
        return new StoredRecords(mongo, seals);
    }

    @Bean
    VerifyAudit verifyAudit(MongoTemplate mongo, Seal seals) {
        return new VerifyAudit(mongo, seals);
    }

    @Bean
    AuditLog auditLog(StoredRecords records, AuditSettings settings, MeterRegistry meters) {
        return new AuditLog(records, settings, meters);
    }

    @Bean
    AuditRequests auditRequests(AuditLog log, AuditSettings settings, SecretPaths secretPaths, Clock clock) {
        return new AuditRequests(log, settings, secretPaths, clock);
    }

    /** Of whatever answers a request, not of controllers only. */
    @Bean
    MappedInterceptor requestsOnRecord(AuditRequests requests) {
        return new MappedInterceptor(new String[] {"/api/v1/**"}, requests);
    }
}
