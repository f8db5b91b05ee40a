package org.cityplus.benchmarks;

import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Part of the measured city, on the class path of both: with {@code benchmark.audit=false} what would be written into the
 * audit trail is not. The city itself has no such switch, and shall have none.
 */
@Component
final class AuditSwitch implements BeanPostProcessor, EnvironmentAware {
    private boolean isOn = true;

    @Override
    public void setEnvironment(Environment environment) {
        isOn = environment.getProperty("benchmark.audit", Boolean.class, true);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!name.equals("org.cityplus.audit.Audit")) {
            return bean;
        }
        System.out.println("The audit trail is " + (isOn ? "written" : "left out"));
        ProxyFactory factory = new ProxyFactory(bean);
        factory.setProxyTargetClass(true);
        factory.addAdvice((MethodInterceptor)
                call -> !isOn && call.getMethod().getName().equals("write") ? null : call.proceed());
        return factory.getProxy();
    }
}
