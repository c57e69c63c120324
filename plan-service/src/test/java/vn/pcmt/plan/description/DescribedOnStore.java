package vn.pcmt.plan.description;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springdoc.core.configuration.SpringDocConfiguration;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.test.context.TestPropertySource;
import vn.pcmt.kit.api.ApiDescriptionAutoConfiguration;
import vn.pcmt.plan.OnStore;

/** As {@link OnStore}, with the description of the interface, on a store of its own: the examples change the map. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnStore
@ImportAutoConfiguration({
    SpringDocConfiguration.class,
    SpringDocConfigProperties.class,
    SpringDocWebMvcConfiguration.class,
    ApiDescriptionAutoConfiguration.class
})
@TestPropertySource(properties = "pcmt.test.map=examples")
@interface DescribedOnStore {}
