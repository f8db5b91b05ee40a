package org.cityplus.cityhall.web;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cityplus.cityhall.Proposals.Proposal;
import org.cityplus.cityhall.Reason;
import org.cityplus.web.Page;
import org.jspecify.annotations.Nullable;

/** The city hall's rows and changes as programs see them. */
final class CityHallJson {
    private CityHallJson() {}

    @Schema(description = "Rows as their file in a city pack writes them, column to cell")
    record Rows(
            @Schema(description = "The edition these rows are of: what `seen` of a change names")
            long edition,

            List<Map<String, String>> rows) {}

    record Row(long edition, Map<String, String> row) {}

    @Schema(description = "The edition the change led to")
    record Changed(long edition) {}

    /** What every change says beside its own fields. */
    interface Said {
        @Nullable
        Long seen();

        @Nullable
        String why();

        @Nullable
        Long confirmed();

        default Reason reason() {
            return new Reason(
                    Objects.requireNonNullElse(seen(), 0L),
                    Objects.requireNonNullElse(why(), ""),
                    Objects.requireNonNullElse(confirmed(), 0L));
        }
    }

    record RowChange(
            @Schema(description = "The edition the row was read in") @Nullable
            Long seen,

            @Schema(description = "The reason, for the record") @Nullable
            String why,

            @Schema(description = "How many affected are accepted, as a 409 has named them") @Nullable
            Long confirmed,

            @Schema(description = "The whole row; `id`, `demo` and `closed` are not set here")
            @Nullable
            @JsonSetter(contentNulls = Nulls.SKIP)
            Map<String, String> row)
            implements Said {
        Map<String, String> cells() {
            return Objects.requireNonNullElse(row, Map.of());
        }
    }

    record Plain(
            @Nullable Long seen,
            @Nullable String why,
            @Nullable Long confirmed) implements Said {}

    record YearChange(
            @Nullable Long seen,
            @Nullable String why,
            @Nullable Long confirmed,

            @Schema(description = "Lines of date,kind,name_zh,name_en; kind is off or work") @Nullable
            String days,

            @Schema(description = "The announced number of working days, which is compared") @Nullable
            Integer workingDays,

            @Nullable String source,
            @Nullable String checked)
            implements Said {}

    record TextChange(
            @Nullable Long seen,
            @Nullable String why,
            @Nullable Long confirmed,
            @Nullable String zh,
            @Nullable String en)
            implements Said {}

    record SwitchChange(
            @Nullable Long seen,
            @Nullable String why,
            @Nullable Long confirmed,
            @Nullable Boolean on) implements Said {}

    record Brought(
            UUID id,
            long seen,
            List<Line> differences,
            List<String> affected,
            long affectedTotal,
            List<String> leftOut) {
        static Brought of(Proposal proposal, Page page) {
            return new Brought(
                    proposal.id(),
                    proposal.seen(),
                    proposal.differences().stream()
                            .map(each -> new Line(each.record(), each.kind().name(), each.before(), each.after()))
                            .toList(),
                    proposal.affected().stream()
                            .map(each -> page.t(each.message()))
                            .toList(),
                    proposal.affectedTotal(),
                    proposal.leftOut());
        }
    }

    record Line(String record, String kind, Map<String, String> before, Map<String, String> after) {}
}
