package org.cityplus.cases.letter;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** What of a letter is title, paragraph and point of a list, for whoever has it read aloud (ISO 32000-1, 14.7 and 14.8). */
final class Structure {
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final PDStructureElement whole = new PDStructureElement("Document", root);
    private final Map<Integer, PDParentTreeValue> parents = new LinkedHashMap<>();
    private COSArray onSheet = new COSArray();

    Structure(PDDocument document, String language) {
        root.appendKid(whole);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.setStructureTreeRoot(root);
        catalog.setLanguage(language);
        PDMarkInfo marked = new PDMarkInfo();
        marked.setMarked(true);
        catalog.setMarkInfo(marked);
    }

    PDStructureElement add(String type) {
        return add(whole, type);
    }

    PDStructureElement add(PDStructureNode to, String type) {
        PDStructureElement element = new PDStructureElement(type, to);
        to.appendKid(element);
        return element;
    }

    void begin(PDPage sheet) {
        onSheet = new COSArray();
        int number = parents.size();
        sheet.setStructParents(number);
        sheet.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        parents.put(number, new PDParentTreeValue(onSheet));
    }

    /** The number under which what is drawn next on {@code sheet} belongs to {@code element}. */
    int mark(PDStructureElement element, PDPage sheet) {
        int number = onSheet.size();
        PDMarkedContentReference reference = new PDMarkedContentReference();
        reference.setPage(sheet);
        reference.setMCID(number);
        element.appendKid(reference);
        onSheet.add(element.getCOSObject());
        return number;
    }

    void end() {
        PDNumberTreeNode tree = new PDNumberTreeNode(PDParentTreeValue.class);
        tree.setNumbers(parents);
        root.setParentTree(tree);
        root.setParentTreeNextKey(parents.size());
    }
}
