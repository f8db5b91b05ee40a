package org.cityplus.cases.desk;

import java.util.List;
import java.util.Optional;
import org.cityplus.cases.definition.Field;
import org.cityplus.kernel.LocalizedText;

/**
 * One answer of the applicant against what the rules can tell of it.
 *
 * @param shown the answer as people read it; an identity number only in part
 * @param check the rule for the answer itself
 * @param readOut what else follows from it
 */
public record DeclaredLine(Field field, LocalizedText shown, Optional<RuleCheck> check, List<RuleCheck> readOut) {

    public int differences() {
        return (int) (check.stream().filter(DeclaredLine::isWrong).count()
                + readOut.stream().filter(DeclaredLine::isWrong).count());
    }

    private static boolean isWrong(RuleCheck check) {
        return check.verdict() == RuleCheck.Verdict.WRONG;
    }
}
