import { points } from "../rules/points.ts";
import type { CatalogProject } from "./catalog.ts";

export const projects: readonly CatalogProject[] = [
  {
    id: "school-meals",
    title: { en: "Warm school meals", "zh-CN": "热腾腾的校园午餐" },
    about: {
      en: "A hot lunch for children at village schools.",
      "zh-CN": "让乡村学校的孩子吃上热午饭。",
    },
    picture: "bowl",
    goal: points(5_000_000),
    raised: points(3_182_400),
  },
  {
    id: "saplings",
    title: { en: "Trees against the sand", "zh-CN": "种树挡沙" },
    about: {
      en: "Drought-proof saplings at the desert's edge.",
      "zh-CN": "在沙漠边缘种下耐旱的树苗。",
    },
    picture: "tree",
    goal: points(2_000_000),
    raised: points(1_904_120),
  },
  {
    id: "library",
    title: { en: "A library on wheels", "zh-CN": "流动图书车" },
    about: {
      en: "Books that come to places without a bookshop.",
      "zh-CN": "把书送到没有书店的地方。",
    },
    picture: "books",
    goal: points(1_200_000),
    raised: points(264_900),
  },
  {
    id: "clean-water",
    title: { en: "Clean water", "zh-CN": "清水工程" },
    about: { en: "Wells and filters for hill villages.", "zh-CN": "为山村打井、装净水器。" },
    picture: "drop",
    goal: points(3_000_000),
    raised: points(1_020_050),
  },
  {
    id: "elders",
    title: { en: "Company for elders", "zh-CN": "陪伴老人" },
    about: {
      en: "Weekly visits to people who live alone.",
      "zh-CN": "每周探望独居的老人。",
    },
    picture: "tea",
    goal: points(800_000),
    raised: points(412_300),
  },
  {
    id: "strays",
    title: { en: "Shelter for strays", "zh-CN": "流浪动物之家" },
    about: {
      en: "Food and vaccines for cats and dogs without a home.",
      "zh-CN": "为流浪猫狗提供食物和疫苗。",
    },
    picture: "paw",
    goal: points(600_000),
    raised: points(600_000),
  },
];
