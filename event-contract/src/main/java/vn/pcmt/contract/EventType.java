package vn.pcmt.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The token that names an event on the wire, such as {@code report.submitted.v1}. Never a class name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface EventType {
    /** {@code aggregate.happened.vN}: fields are added freely, a break is a new N. */
    String value();
}
