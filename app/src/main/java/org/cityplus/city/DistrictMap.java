package org.cityplus.city;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.cityplus.kernel.DistrictCode;
import org.springframework.util.function.SingletonSupplier;

/**
 * The shapes of today's districts for an inline SVG, from {@code districts.geojson}. Read at the first question; without
 * that file there are none. The borders are as exact as the file's note says, which need not be very.
 */
public final class DistrictMap {
    private final Supplier<Drawing> drawing;

    DistrictMap(Path folder, Set<DistrictCode> current) {
        this.drawing = SingletonSupplier.of(() -> Drawing.read(folder, current));
    }

    /**
     * One shape for each district, by code.
     *
     * @throws CityPackException when the file does not hold exactly today's districts
     */
    public List<Shape> shapes() {
        return drawing.get().shapes();
    }

    /** Value for the {@code viewBox} of the SVG around the shapes. */
    public String viewBox() {
        return "0 0 " + drawing.get().width() + " " + drawing.get().height();
    }
}
