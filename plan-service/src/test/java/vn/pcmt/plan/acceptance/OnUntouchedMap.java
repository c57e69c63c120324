package vn.pcmt.plan.acceptance;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import vn.pcmt.plan.OnStore;

/**
 * As {@link OnStore}, but on a store of its own: the programmes count the communes of the province, and other suites
 * reorganise and add some.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@OnStore
@Import(ClockOfTheTest.class)
@TestPropertySource(properties = "pcmt.test.map=untouched")
@interface OnUntouchedMap {}
