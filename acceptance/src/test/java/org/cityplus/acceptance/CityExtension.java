package org.cityplus.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives journeys the {@link Devices} they use and the {@link RunningCity} these visit: one city and one browser for all
 * classes of a run. Each journey takes a demo resident of its own, so that none meets another's cases.
 */
final class CityExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(CityExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Devices.class || type == RunningCity.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningCity.class ? city(context) : devices(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Store store = context.getRoot().getStore(OURS);
        Chromium chromium = store.computeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class);
        context.getStore(OURS).put(Devices.class, new Devices(city(context), chromium.browser()));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Devices devices = devices(context);
        devices.close();
        devices.complaints().assertNone();
    }

    private static Devices devices(ExtensionContext context) {
        return Objects.requireNonNull(context.getStore(OURS).get(Devices.class, Devices.class));
    }

    private static RunningCity city(ExtensionContext context) {
        return context.getRoot().getStore(OURS).computeIfAbsent(RunningCity.class, type -> start(), RunningCity.class);
    }

    private static RunningCity start() {
        try {
            return RunningCity.start("journeys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
