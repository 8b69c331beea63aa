import java.io.FileInputStream;
import java.util.TreeSet;
import java.util.logging.LogManager;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.validators.ValidatorFactory;

/** Reads each PDF by veraPDF's rules for PDF/UA-1: one line a file, "ok" or the rules it breaks. */
public class Validator {
    public static void main(String[] files) throws Exception {
        LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        ValidationProfile profile = Profiles.profileFromXml(
            Validator.class.getResourceAsStream("/org/verapdf/pdfa/validation/PDFUA-1.xml"));
        for (String file : files) {
            try (var parser = Foundries.defaultInstance()
                        .createParser(new FileInputStream(file), profile.getPDFAFlavour());
                    var validator = ValidatorFactory.createValidator(profile, 1000, true, true, false)) {
                var broken = new TreeSet<String>();
                for (TestAssertion found : validator.validate(parser).getTestAssertions())
                    if (found.getStatus() == TestAssertion.Status.FAILED)
                        broken.add(found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber()
                            + " " + found.getMessage());
                System.out.println(file + "\t" + (broken.isEmpty() ? "ok" : String.join(" | ", broken)));
            }
        }
    }
}
