package vn.pcmt.kit.api;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.io.Resource;

/**
 * What the description of a service's interface is made of, beside its code.
 *
 * @param title of the service
 * @param examples folder of requests that serve as examples, laid out as the interface is: {@code plans/_/issue/post.json}
 *     for {@code POST /api/v1/plans/{id}/issue}; none if absent
 */
@ConfigurationProperties("pcmt.api")
record ApiSettings(@Nullable String title, @Nullable Resource examples) {}
