package vn.pcmt.plan;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions.BigDecimalRepresentation;

/** How values are stored. */
@Configuration(proxyBeanMethods = false)
class StoreConfiguration {

    /**
     * Days are stored as midnight UTC. By default it would be midnight where the process runs, and a process in another
     * zone would read the day before.
     */
    @Bean
    MongoCustomConversions mongoCustomConversions() {
        return MongoCustomConversions.create(conversions ->
                conversions.useNativeDriverJavaTimeCodecs().bigDecimal(BigDecimalRepresentation.DECIMAL128));
    }
}
