package org.cityplus.openid;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** An issuer needs a name that holds: the city's public address, or with the sandboxes the one it is asked by. */
class OpenIdCondition implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment settings = context.getEnvironment();
        return settings.getProperty("cityplus.sandbox", Boolean.class, false)
                || !settings.getProperty("cityplus.public-url", "").isBlank();
    }
}
