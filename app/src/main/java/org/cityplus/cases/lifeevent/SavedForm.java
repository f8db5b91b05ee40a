package org.cityplus.cases.lifeevent;

import java.util.List;
import java.util.Map;
import org.cityplus.kernel.FieldError;

/**
 * The form after a save.
 *
 * @param conflicts answers that were not taken because another device changed them since; what stands there, by the
 *     question's name on its page. An answer that one service has by itself is kept too: it shows as differing in the form
 * @param refused answers that were not taken because they are too long, by the same names
 */
public record SavedForm(Form form, Map<String, String> conflicts, List<FieldError> refused) {}
