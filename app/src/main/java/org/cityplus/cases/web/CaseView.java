package org.cityplus.cases.web;

import java.time.LocalDate;
import java.util.List;
import org.cityplus.cases.definition.ServiceDefinition;
import org.cityplus.cases.lifecycle.CaseFile;
import org.cityplus.cases.lifecycle.CaseRow;
import org.cityplus.cases.lifecycle.CaseState;
import org.cityplus.cases.lifecycle.Paper;
import org.cityplus.cases.lifecycle.Visit;
import org.cityplus.city.Office;
import org.cityplus.kernel.LocalizedText;
import org.cityplus.kernel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A case as its applicant reads it: whose turn, the act, the date; then the rest.
 *
 * @param state as far as the applicant may know
 * @param yourTurn the lamp burns on the reader's side
 * @param pips one per day of the term that runs: {@code on}, {@code hold}, {@code late} or empty
 * @param promise the pips in words
 * @param feeGoesBack when it is refused for good
 * @param askAgainUntil last day to have a refusal looked at again, which may be over; null when there is no such way
 */
public record CaseView(
        CaseRow row,
        ServiceDefinition service,
        CaseFile file,
        CaseState state,
        boolean yourTurn,
        Message headline,
        List<String> pips,
        Message promise,
        @Nullable Visit visit,
        @Nullable LocalDate visitOn,
        boolean canRebook,
        boolean canWithdraw,
        Office office,
        LocalizedText agency,
        List<Happening> timeline,
        List<Paper> papers,
        @Nullable LocalDate askAgainUntil,
        boolean canAskAgain,
        boolean feeGoesBack,
        int looks) {}
