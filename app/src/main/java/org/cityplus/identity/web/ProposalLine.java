package org.cityplus.identity.web;

import java.util.List;
import org.cityplus.identity.StaffDirectory;
import org.cityplus.identity.StaffProposal;
import org.cityplus.kernel.LocalizedText;
import org.jspecify.annotations.Nullable;

/** A proposal as a part of a page. Public for templates only. */
public record ProposalLine(StaffProposal proposal, @Nullable LocalizedText agency) {
    static List<ProposalLine> of(List<StaffProposal> proposals, StaffDirectory directory) {
        return proposals.stream()
                .map(each -> new ProposalLine(each, each.agency() == null ? null : directory.nameOf(each.agency())))
                .toList();
    }
}
