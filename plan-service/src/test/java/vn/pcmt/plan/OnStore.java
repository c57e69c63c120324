package vn.pcmt.plan;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.data.mongodb.test.autoconfigure.AutoConfigureDataMongo;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.stereotype.Component;
import org.springframework.test.context.ContextConfiguration;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.StoreUnderTest;
import vn.pcmt.kit.test.TestTokens;

/**
 * HTTP, use cases and the store under test with the units of Quảng Trị, without a broker. All suites that bear it share
 * one context: each makes its own plans, officers and units.
 */
@EngineSuite
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest(
        properties = {"spring.config.name=plan-service", "logging.structured.format.console="},
        includeFilters = @Filter(Component.class))
@AutoConfigureDataMongo
@ContextConfiguration(initializers = {StoreUnderTest.class, TestTokens.class})
public @interface OnStore {}
